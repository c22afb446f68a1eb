/** A changed matter tried by hand and by its test cases, on a page. */
package org.keqiao.studio.ui.trial;
