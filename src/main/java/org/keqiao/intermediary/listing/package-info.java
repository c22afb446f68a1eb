/** How somebody gets into the register, and what may happen to an entry: facts and actions of the two matters. */
package org.keqiao.intermediary.listing;
