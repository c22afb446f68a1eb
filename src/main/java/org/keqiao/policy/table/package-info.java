/** What stands in policy tables: their rows, published and not, what they may speak of, and what is wrong with them. */
package org.keqiao.policy.table;
