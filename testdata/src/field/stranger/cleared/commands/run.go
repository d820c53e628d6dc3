package commands

import "time"

// Run sends body and waits for the answer.
func (l *Link) Run(body []byte) ([]byte, error) {
	id := l.nextID()
	c := &call{started: time.Now(), answer: make(chan Answer, 1)}
	l.Lock()
	l.waiting[id] = c
	l.Unlock()

	if _, err := l.conn.Write(frame(id, body)); err != nil {
		l.forget(id)
		return nil, err
	}
	timer := time.NewTimer(l.timeout)
	defer timer.Stop()
	select {
	case a := <-c.answer:
		return a.Body, nil
	case <-timer.C:
		l.forget(id)
		return nil, ErrTimeout
	}
}

func (l *Link) forget(id string) *call {
	l.Lock()
	defer l.Unlock()
	c := l.waiting[id]
	delete(l.waiting, id)
	return c
}

// Handle takes an answer from the reader.
func (l *Link) Handle(a Answer) time.Duration {
	c := l.forget(a.Correlation)
	if c == nil {
		return 0
	}
	c.answer <- a
	return time.Since(c.started)
}

func frame(id string, body []byte) []byte {
	out := make([]byte, 0, len(id)+len(body)+2)
	out = append(out, byte(len(id)))
	out = append(out, id...)
	return append(out, body...)
}
