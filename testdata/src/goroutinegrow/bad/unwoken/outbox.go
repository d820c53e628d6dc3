package unwoken

import (
	"io"
	"sync"
	"time"
)

// Outbox sends letters in the background, for whoever uses the package.
type Outbox struct {
	mu      sync.Mutex
	ready   *sync.Cond
	letters [][]byte
	closed  bool
}

// NewOutbox returns an outbox that sends to w until it is closed.
func NewOutbox(w io.Writer) *Outbox {
	o := &Outbox{}
	o.ready = sync.NewCond(&o.mu)
	go o.post(w) // want goroutinegrow medium "waits until closed is set, and .*Close"
	return o
}

func (o *Outbox) post(w io.Writer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for !o.closed {
		if len(o.letters) == 0 {
			o.ready.Wait()
			continue
		}
		letter := o.letters[0]
		o.letters = o.letters[1:]
		w.Write(letter)
	}
}

// Put takes a letter. Once the outbox is closed it wakes nobody.
func (o *Outbox) Put(letter []byte) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed || len(o.letters) == 100 {
		return false
	}
	o.letters = append(o.letters, letter)
	o.ready.Signal()
	return true
}

// Close ends the outbox.
func (o *Outbox) Close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
}

// Remind puts a letter into an outbox every minute.
func Remind(o *Outbox, letter []byte) {
	for o.Put(letter) {
		time.Sleep(time.Minute)
	}
}
