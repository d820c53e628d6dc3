// Package trieson has goroutines that try until something succeeds which may never, or until a
// context ends which has no end.
package trieson

import (
	"context"
	"net"
	"net/http"
	"time"
)

// Courier takes letters to a door that may stay closed.
type Courier struct {
	ctx  context.Context
	door string
}

// NewCourier makes one that is never called off.
func NewCourier(door string) *Courier { return &Courier{ctx: context.Background(), door: door} }

// Take takes a letter.
func (c *Courier) Take(w http.ResponseWriter, r *http.Request) {
	letter := r.FormValue("letter")
	go c.deliver(letter) // want goroutinegrow medium "never ends"
	w.WriteHeader(http.StatusAccepted)
}

func (c *Courier) deliver(letter string) {
	knock := time.NewTicker(time.Minute)
	defer knock.Stop()
	for {
		conn, err := net.Dial("tcp", c.door)
		if err == nil {
			_, _ = conn.Write([]byte(letter))
			_ = conn.Close()
			return
		}
		select {
		case <-knock.C:
		case <-c.ctx.Done():
			return
		}
	}
}

// Notify tells others, each in its own time.
func Notify(names <-chan string) {
	for name := range names {
		ctx := context.WithValue(context.WithoutCancel(context.Background()), key{}, name)
		go func() { // want goroutinegrow medium "never ends"
			for !reached(ctx) {
				select {
				case <-ctx.Done():
					return
				case <-time.After(time.Second):
				}
			}
		}()
	}
}

type key struct{}

func reached(ctx context.Context) bool {
	name, _ := ctx.Value(key{}).(string)
	_, err := net.LookupHost(name)
	return err == nil
}
