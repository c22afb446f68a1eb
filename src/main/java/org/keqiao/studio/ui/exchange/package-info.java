/** Taking a matter's file in, with a look at it before anything changes. */
package org.keqiao.studio.ui.exchange;
