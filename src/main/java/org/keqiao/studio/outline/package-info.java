/** The step list: a flow changed card by card. */
package org.keqiao.studio.outline;
