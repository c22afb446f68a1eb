/** The product's new version of a matter beside the one in force here. */
package org.keqiao.studio.ui.update;
