/** Screens of registration, of one's own organisation, and of the bureau's check. */
package org.keqiao.organization.ui;
