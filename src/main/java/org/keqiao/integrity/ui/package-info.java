/** The register of integrity, for whoever keeps it and whoever decides on money. */
package org.keqiao.integrity.ui;
