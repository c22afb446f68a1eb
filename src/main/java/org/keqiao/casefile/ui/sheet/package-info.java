/** The dialog with which people import a table. */
@NamedInterface("sheet")
package org.keqiao.casefile.ui.sheet;

import org.springframework.modulith.NamedInterface;
