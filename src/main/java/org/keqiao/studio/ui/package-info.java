/** The designers' pages: matters, the change of one, its check and the second person. */
package org.keqiao.studio.ui;
