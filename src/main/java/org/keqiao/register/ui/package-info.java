/** The register's pages for officers. */
package org.keqiao.register.ui;
