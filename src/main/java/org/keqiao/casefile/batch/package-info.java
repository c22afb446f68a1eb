/** Many at once: a table in, drafts and a report out. */
@NamedInterface("batch")
package org.keqiao.casefile.batch;

import org.springframework.modulith.NamedInterface;
