// Package trieson has goroutines that try until something succeeds, and not for ever.
package trieson

import (
	"context"
	"net"
	"net/http"
	"time"
)

// Courier takes letters to a door.
type Courier struct{ door string }

// Take takes a letter, and gives up in the evening.
func (c *Courier) Take(w http.ResponseWriter, r *http.Request) {
	letter := r.FormValue("letter")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), time.Hour)
	go func() {
		defer cancel()
		c.deliver(ctx, letter)
	}()
	go c.once(context.WithoutCancel(r.Context()), letter)
	go c.seldom(context.Background(), letter)
	w.WriteHeader(http.StatusAccepted)
}

func (c *Courier) deliver(ctx context.Context, letter string) {
	for {
		conn, err := net.Dial("tcp", c.door)
		if err == nil {
			_, _ = conn.Write([]byte(letter))
			_ = conn.Close()
			return
		}
		select {
		case <-time.After(time.Minute):
		case <-ctx.Done():
			return
		}
	}
}

// once waits for a while, and then goes.
func (c *Courier) once(ctx context.Context, letter string) {
	select {
	case <-time.After(time.Minute):
		println(letter)
	case <-ctx.Done():
	}
}

// seldom tries five times.
func (c *Courier) seldom(ctx context.Context, letter string) {
	for range 5 {
		conn, err := net.Dial("tcp", c.door)
		if err == nil {
			_, _ = conn.Write([]byte(letter))
			_ = conn.Close()
			return
		}
		select {
		case <-time.After(time.Minute):
		case <-ctx.Done():
			return
		}
	}
}
