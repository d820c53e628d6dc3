package main

import (
	"github.com/labstack/echo/v4"
	"net/http"

	store "matrix/store"
)

type limiter struct{ s *store.Store }

func (l *limiter) wrap(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		l.s.Touch(c.Request().RemoteAddr)
		return next(c)
	}
}

func main() {
	l := &limiter{store.NewStore()}
	e := echo.New()
	e.Use(l.wrap)
	e.POST("/", func(c echo.Context) error { return c.NoContent(http.StatusAccepted) })
	e.Start(":8080")
}
