/** How an amount came about, beside the file of its case. */
package org.keqiao.subsidy.ui;
