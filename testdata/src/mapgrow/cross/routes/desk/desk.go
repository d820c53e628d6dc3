// Package desk hands its methods to package web, which calls them when it likes.
package desk

import (
	"errors"
	"sync"
	"time"

	"fixtures.test/mapgrow/cross/routes/web"
)

type desk struct {
	mu     sync.Mutex
	greets map[string]int
	thanks map[string]time.Time
	texts  map[string]string
}

// Open puts the desk's routes into t.
func Open(t *web.Table) {
	d := &desk{greets: map[string]int{}, thanks: map[string]time.Time{}, texts: map[string]string{}}
	web.Once(d.load)
	t.On("/greet", d.greet)
	t.On("/thank", d.thank)
	web.Every(time.Minute, d.tidy)
}

func (d *desk) load() {
	for _, lang := range []string{"de", "en", "fr"} {
		d.texts[lang] = "hello in " + lang
	}
}

func (d *desk) greet(user string) (string, error) {
	if user == "" {
		return "", errors.New("no user")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.greets[user]++ // want mapgrow medium "desk.greets"
	if d.greets[user] > 1 {
		return "again?", nil
	}
	return d.texts["en"], nil
}

func (d *desk) thank(user string) (string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.thanks[user] = time.Now()
	return "welcome", nil
}

func (d *desk) tidy() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for user, at := range d.thanks {
		if time.Since(at) > time.Hour {
			delete(d.thanks, user)
		}
	}
}
