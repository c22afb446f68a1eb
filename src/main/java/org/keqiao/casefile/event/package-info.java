/** What happened to a case, told when it has happened for good; other modules listen. */
@NamedInterface("event")
package org.keqiao.casefile.event;

import org.springframework.modulith.NamedInterface;
