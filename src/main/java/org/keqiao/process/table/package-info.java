/** Decision tables: what they say, whether their rows cover everything once, and what a row answers. */
@NamedInterface("table")
package org.keqiao.process.table;

import org.springframework.modulith.NamedInterface;
