/** The register of titles, for whoever keeps it and whoever decides on money. */
package org.keqiao.title.ui;
