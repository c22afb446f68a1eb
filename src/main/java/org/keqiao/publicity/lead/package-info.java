/** 线索: what somebody tells about a notice without a name. */
package org.keqiao.publicity.lead;
