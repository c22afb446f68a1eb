/** The register of agencies, brokers and providers, for everybody; its deals and complaints, for those who keep it. */
package org.keqiao.intermediary.ui;
