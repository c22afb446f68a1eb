/** Proves that the record of acts is whole: chains of hashes, invariants, exports. */
package org.keqiao.casefile.audit;
