/** Pages of the statistics. */
package org.keqiao.statistics.ui;
