// How much a host on TCP or TLS takes from one connection and from all of them.

/** Bounds of a listener; times in milliseconds, sizes in bytes. */
export type TcpBounds = {
  /** Largest message (8 KiB, or what the dialect says); a frame that announces more ends the connection before anything is kept of it. */
  frameBytes: number;
  /** From the first byte of a frame to its last; also for a TLS handshake. */
  frameTimeoutMs: number;
  /** A connection on which no frame is completed for so long is closed. */
  idleTimeoutMs: number;
  /** Requests of one connection that are being answered; further ones wait in its socket. */
  outstanding: number;
  /** Further connections are closed at once. */
  connections: number;
};

export const DEFAULT_TCP_BOUNDS: TcpBounds = {
  frameBytes: 8 * 1024,
  frameTimeoutMs: 10_000,
  idleTimeoutMs: 300_000,
  outstanding: 256,
  connections: 4096,
};
