// Package concurrent keeps tokens in a sync.Map with their time.
package concurrent

import (
	"crypto/sha256"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"
)

var errDenied = errors.New("denied")

type pass struct {
	user  string
	until int64
}

// Auth asks for each token once in a while.
type Auth struct {
	ask    func(token string) (string, error)
	next   http.Handler
	passes sync.Map // [32]byte -> pass
	denied sync.Map // [32]byte -> int64
}

// NewAuth asks with ask.
func NewAuth(ask func(string) (string, error), next http.Handler) *Auth {
	a := &Auth{ask: ask, next: next}
	go a.tidy()
	return a
}

func (a *Auth) user(token string) (string, error) {
	key := sha256.Sum256([]byte(token))
	now := time.Now().Unix()
	if until, ok := a.denied.Load(key); ok && until.(int64) > now {
		return "", errDenied
	}
	if v, ok := a.passes.Load(key); ok {
		if p := v.(pass); p.until > now {
			return p.user, nil
		}
	}
	user, err := a.ask(token)
	if err != nil {
		a.denied.Store(key, now+10)
		return "", err
	}
	a.passes.Store(key, pass{user, now + 300}) // want cachegrow medium "Auth.passes"
	return user, nil
}

func (a *Auth) tidy() {
	for now := range time.Tick(10 * time.Second) {
		a.denied.Range(func(key, until any) bool {
			if until.(int64) < now.Unix() {
				a.denied.Delete(key)
			}
			return true
		})
	}
}

// ServeHTTP implements http.Handler.
func (a *Auth) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		http.Error(w, "no token", http.StatusUnauthorized)
		return
	}
	user, err := a.user(token)
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	w.Header().Set("X-User", user)
	a.next.ServeHTTP(w, r)
}
