/** 免申即享: who gets an item of the city without applying for it. */
package org.keqiao.subsidy.grant;
