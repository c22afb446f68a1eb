/** Steps that several persons do: each seat is a row of the lists, and the last one needed ends the step. */
package org.keqiao.inbox.seat;
