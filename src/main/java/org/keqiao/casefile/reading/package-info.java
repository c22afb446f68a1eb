/** Who may read which case, and what is shown to whom. */
package org.keqiao.casefile.reading;
