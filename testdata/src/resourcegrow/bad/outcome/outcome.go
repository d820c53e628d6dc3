// Package outcome hands connections to what may fail with them, and believes that it lets them go then.
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

// greet makes a peer of a connection whose other end says hello, and leaves the others as they are.
func greet(conn net.Conn) (*Peer, error) {
	p := &Peer{conn: conn, in: bufio.NewReader(conn)}
	if _, err := io.WriteString(conn, "hello\n"); err != nil {
		return nil, fmt.Errorf("greet: %w", err)
	}
	word, err := p.in.ReadString('\n')
	if err != nil {
		return nil, err
	}
	if word != "hello\n" {
		return nil, errors.New("greet: " + word)
	}
	return p, nil
}

// Dial passes on what greet says.
func Dial(addr string) (*Peer, error) {
	conn, err := net.Dial("tcp", addr) // want resourcegrow medium "Dial opens a resource with net.Dial, and greet hands it over on one return path and drops it on another"
	if err != nil {
		return nil, err
	}
	return greet(conn)
}

// Twice asks through one more function.
func Twice(addr string) (*Peer, error) {
	conn, err := net.Dial("tcp", addr) // want resourcegrow medium "Twice opens a resource with net.Dial"
	if err != nil {
		conn, err = net.Dial("tcp", addr+":7")
		if err != nil {
			return nil, err
		}
		return nil, errors.Join(errors.New("moved"), conn.Close())
	}
	return named(conn, addr)
}

func named(conn net.Conn, name string) (*Peer, error) {
	if _, err := fmt.Fprintf(conn, "%s\n", name); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return greet(conn)
}

// trusted lets go where the word is wrong, and not where there is none.
func trusted(conn net.Conn) (*Peer, error) {
	p := &Peer{conn: conn, in: bufio.NewReader(conn)}
	if _, err := io.WriteString(conn, "trust?\n"); err != nil {
		conn.Close()
		return nil, err
	}
	if _, err := p.in.ReadByte(); err != nil {
		return nil, err
	}
	return p, nil
}

// Trusted gives up with an error of its own.
func Trusted(addr string) (*Peer, error) {
	conn, err := net.Dial("tcp", addr) // want resourcegrow medium "Trusted opens a resource with net.Dial, and trusted releases it on some return paths but not on all"
	if err != nil {
		return nil, err
	}
	p, err := trusted(conn)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", addr, err)
	}
	return p, nil
}
