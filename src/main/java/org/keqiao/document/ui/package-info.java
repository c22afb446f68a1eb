/** What other modules' pages show of letters. */
@NamedInterface("ui")
package org.keqiao.document.ui;

import org.springframework.modulith.NamedInterface;
