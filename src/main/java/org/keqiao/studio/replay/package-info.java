/** Replay: what a changed matter would have done with cases that have ended. */
package org.keqiao.studio.replay;
