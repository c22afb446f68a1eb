/** The page of the system administrator. */
package org.keqiao.operations.ui;
