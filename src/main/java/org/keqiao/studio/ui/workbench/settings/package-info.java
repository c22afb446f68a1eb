/** What a matter says of itself, in plain words instead of a file. */
@org.springframework.lang.NonNullApi
package org.keqiao.studio.ui.workbench.settings;
