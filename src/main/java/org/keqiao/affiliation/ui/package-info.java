/** The register of relations between companies, for whoever keeps it and whoever decides on money. */
package org.keqiao.affiliation.ui;
