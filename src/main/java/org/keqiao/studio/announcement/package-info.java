/** What the officers are told of a version that came into force, or was withdrawn. */
@NamedInterface("announcement")
package org.keqiao.studio.announcement;

import org.springframework.modulith.NamedInterface;
