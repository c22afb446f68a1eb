/** The page of the application windows. */
package org.keqiao.policy.ui;
