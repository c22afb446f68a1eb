/** Budgets and what became of them, for finance and whoever oversees it. */
package org.keqiao.funding.ui;
