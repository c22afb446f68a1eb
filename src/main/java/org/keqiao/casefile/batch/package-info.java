/** Many applications at once: a table in, drafts and a report out. */
package org.keqiao.casefile.batch;
