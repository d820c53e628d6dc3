module github.com/Yiling-J/theine-go

go 1.26
