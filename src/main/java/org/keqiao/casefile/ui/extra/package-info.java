/** Where features show what they know of a case, on the pages of officers and applicants. */
@NamedInterface("extra")
package org.keqiao.casefile.ui.extra;

import org.springframework.modulith.NamedInterface;
