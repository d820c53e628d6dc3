// Package clients holds three kilobytes for each connected client.
package clients

import (
	"net"
	"sync"
	"sync/atomic"
)

type state struct {
	in, out [1024]byte
	scratch [1024]byte
	seen    atomic.Int64
}

// Registry holds the state of clients.
type Registry struct {
	states sync.Map // remote address -> *state
	n      atomic.Int64
}

// Serve reads from conn until it drops.
func (r *Registry) Serve(conn net.Conn) error {
	st := &state{}
	key := conn.RemoteAddr().String()
	r.states.Store(key, st)
	r.n.Add(1)
	defer func() {
		r.states.Delete(key)
		r.n.Add(-1)
		conn.Close()
	}()
	for {
		n, err := conn.Read(st.in[:])
		if err != nil {
			return err
		}
		st.seen.Add(int64(n))
		copy(st.out[:], st.in[:n])
	}
}

// Len returns how many clients are connected.
func (r *Registry) Len() int { return int(r.n.Load()) }
