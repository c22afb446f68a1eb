/** Vouchers on the screen: for their holders, their providers, and the bureau. */
package org.keqiao.voucher.ui;
