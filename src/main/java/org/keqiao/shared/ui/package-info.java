/** The look: the shell around every page and the components that pages share. Knows no feature. */
package org.keqiao.shared.ui;
