/** What a changed matter would have done with ended cases, on pages. */
package org.keqiao.studio.ui.replay;
