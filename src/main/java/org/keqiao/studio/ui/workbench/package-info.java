/** Where a designer changes the files of a matter: one frame, an editor a kind of file. */
@org.springframework.lang.NonNullApi
package org.keqiao.studio.ui.workbench;
