/** Pages on which cases under way are moved to another version of their matter, and versions withdrawn. */
package org.keqiao.studio.ui.moving;
