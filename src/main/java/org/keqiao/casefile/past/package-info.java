/** Ended cases without their people, for whoever tries a changed flow on them. */
@NamedInterface("past")
package org.keqiao.casefile.past;

import org.springframework.modulith.NamedInterface;
