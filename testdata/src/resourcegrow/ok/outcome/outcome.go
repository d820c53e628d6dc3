// Package outcome hands connections to what may fail with them, and one of both lets them go then.
package outcome

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
)

// Peer talks to another house.
type Peer struct {
	conn net.Conn
	in   *bufio.Reader
}

// Close ends it.
func (p *Peer) Close() error { return p.conn.Close() }

// greet leaves what it fails with to its callers.
func greet(conn net.Conn) (*Peer, error) {
	p := &Peer{conn: conn, in: bufio.NewReader(conn)}
	if _, err := io.WriteString(conn, "hello\n"); err != nil {
		return nil, fmt.Errorf("greet: %w", err)
	}
	if _, err := p.in.ReadString('\n'); err != nil {
		return nil, err
	}
	return p, nil
}

// Dial closes it itself.
func Dial(addr string) (*Peer, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	p, err := greet(conn)
	if err != nil {
		conn.Close()
		return nil, err
	}
	return p, nil
}

// Named closes it on all ways but the last one.
func Named(addr string) (p *Peer, err error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			conn.Close()
		}
	}()
	return greet(conn)
}

// trusted lets go of what it fails with.
func trusted(conn net.Conn) (*Peer, error) {
	p := &Peer{conn: conn, in: bufio.NewReader(conn)}
	if _, err := io.WriteString(conn, "trust?\n"); err != nil {
		conn.Close()
		return nil, err
	}
	if _, err := p.in.ReadByte(); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return p, nil
}

// Trusted passes on what trusted says.
func Trusted(addr string) (*Peer, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return trusted(conn)
}

// named fails by its name before it has anything to do with the connection.
func named(conn net.Conn, name string) (*Peer, error) {
	if name == "" {
		return nil, errors.New("no name")
	}
	return &Peer{conn: conn, in: bufio.NewReader(conn)}, nil
}

// Anonymous has a name.
func Anonymous(addr string) (*Peer, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return named(conn, "anonymous")
}
