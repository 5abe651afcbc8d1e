print("lenet")
