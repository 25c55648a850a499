// Node's HTTP modules as a require gives them. An import of node:http copies every export, and so loads Node's whole fetch:
// 30 ms in every process and every worker thread that never fetches.
export const http = process.getBuiltinModule('node:http');
export const https = process.getBuiltinModule('node:https');
