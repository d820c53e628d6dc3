// Package triedagain tries what has failed again, for some time or while it is wanted.
package triedagain

import (
	"fmt"
	"log"
	"net/http"
	"sync"
	"time"
)

// Mailer sends letters, later if not now.
type Mailer struct {
	mu     sync.Mutex
	unsent map[string]string
	tries  map[string]int
}

// NewMailer sends what is left each minute.
func NewMailer() *Mailer {
	m := &Mailer{unsent: map[string]string{}, tries: map[string]int{}}
	go m.loop()
	return m
}

func send(to, text string) error {
	res, err := http.Get("http://mail.example/" + to + "?" + text)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("mail: %s", res.Status)
	}
	return nil
}

// ServeHTTP takes a letter.
func (m *Mailer) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	to := r.FormValue("to")
	if err := send(to, r.FormValue("text")); err != nil {
		log.Print(err)
		m.later(to, r.FormValue("text"))
	}
}

func (m *Mailer) later(to, text string) {
	m.mu.Lock()
	m.unsent[to] = text
	m.mu.Unlock()
}

func (m *Mailer) loop() {
	for range time.Tick(time.Minute) {
		m.mu.Lock()
		for to, text := range m.unsent {
			m.tries[to]++
			if m.tries[to] > 9 || send(to, text) == nil {
				delete(m.unsent, to)
				delete(m.tries, to)
			}
		}
		m.mu.Unlock()
	}
}

// Disk says whether it has written a page.
type Disk interface {
	Write(page string, data []byte) bool
}

// Pages are written to a disk.
type Pages struct {
	disk Disk

	mu   sync.Mutex
	left map[string][]byte
}

// NewPages has none.
func NewPages(d Disk) *Pages {
	p := &Pages{disk: d, left: map[string][]byte{}}
	go p.run()
	return p
}

// Save is called for each page that changes.
func (p *Pages) Save(page string, data []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.disk.Write(page, data) {
		p.left[page] = data
	}
}

func (p *Pages) run() {
	for range time.Tick(time.Second) {
		p.mu.Lock()
		for page, data := range p.left {
			if !p.disk.Write(page, data) {
				continue
			}
			delete(p.left, page)
		}
		p.mu.Unlock()
	}
}

// Drop is called when a page is no more.
func (p *Pages) Drop(page string) {
	p.mu.Lock()
	delete(p.left, page)
	p.mu.Unlock()
}
